package finme.partner;

import org.springframework.data.repository.ListCrudRepository;

interface PartnerRows extends ListCrudRepository<PartnerRow, String> {}
