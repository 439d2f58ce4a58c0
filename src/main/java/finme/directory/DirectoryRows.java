package finme.directory;

import java.util.List;
import org.springframework.data.repository.Repository;

interface DirectoryRows extends Repository<DirectoryRow, String> {
    List<DirectoryRow> findAll();
}
