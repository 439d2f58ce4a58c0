-- Two more directories that ship with FinMe; one that somebody has already made under that name stays theirs.
create function pg_temp.listed(lines text) returns jsonb language sql as $$
  select jsonb_agg(jsonb_build_object(
           'code', part[1], 'labels', jsonb_build_object('en', part[2], 'cs', part[3], 'uk', part[4]),
           'active', true, 'order', n) order by n)
  from (select n, string_to_array(line, '|') as part
        from unnest(string_to_array(btrim(lines, E'\n'), E'\n')) with ordinality as l(line, n)) as e
$$;

with shipped (code, entries) as (values
('document-kinds', pg_temp.listed('
IDENTITY_CARD|Identity card|Občanský průkaz|Посвідчення особи
PASSPORT|Passport|Cestovní pas|Паспорт
DRIVING_LICENCE|Driving licence|Řidičský průkaz|Посвідчення водія
RESIDENCE_PERMIT|Residence permit|Povolení k pobytu|Посвідка на проживання
PAYSLIP|Payslip|Výplatní páska|Розрахунковий лист
INCOME_CONFIRMATION|Confirmation of income|Potvrzení o příjmu|Довідка про доходи
TAX_RETURN|Tax return|Daňové přiznání|Податкова декларація
BANK_STATEMENT|Bank statement|Výpis z účtu|Виписка з рахунку
EMPLOYMENT_CONTRACT|Employment contract|Pracovní smlouva|Трудовий договір
TRADE_LICENCE|Trade licence|Živnostenské oprávnění|Свідоцтво підприємця
PENSION_STATEMENT|Pension statement|Důchodový výměr|Довідка про пенсію
UTILITY_BILL|Utility bill|Vyúčtování energií|Рахунок за комунальні послуги
LOAN_CONTRACT|Contract of another loan|Smlouva o jiné půjčce|Договір іншого кредиту
OTHER|Something else|Jiný doklad|Інший документ
')),
('decline-reasons', pg_temp.listed('
UNDER_AGE|Under age|Nezletilost|Неповноліття
TOO_OLD|Above the highest age|Překročený nejvyšší věk|Перевищено граничний вік
INCOME_UNKNOWN|Income unknown|Neznámý příjem|Дохід невідомий
INCOME_TOO_LOW|Income too low|Příliš nízký příjem|Замалий дохід
DEBT_TOO_HIGH|Debts too high|Příliš vysoké závazky|Завелике боргове навантаження
AMOUNT_TOO_LOW|Amount too low|Příliš nízká částka|Замала сума
AMOUNT_TOO_HIGH|Amount too high|Příliš vysoká částka|Завелика сума
TERM_NOT_OFFERED|Term not offered|Nenabízená doba splácení|Такий строк не пропонується
REGION_NOT_SERVED|Region not served|Neobsluhovaný kraj|Регіон не обслуговується
PRODUCT_NOT_OFFERED|Product not offered|Nenabízený produkt|Такий продукт не пропонується
CREDIT_HISTORY|Credit history|Úvěrová historie|Кредитна історія
IDENTITY_NOT_VERIFIED|Identity not verified|Neověřená totožnost|Особу не підтверджено
DOCUMENTS_MISSING|Documents missing|Chybějící doklady|Бракує документів
ALREADY_A_CUSTOMER|Already a customer|Již je klientem|Уже є клієнтом
POLICY|Against the lender''s policy|Odporuje pravidlům věřitele|Не відповідає правилам кредитора
OTHER|Something else|Jiný důvod|Інша причина
'))),
made as (
  insert into fdforge.catalogue (kind, code, version, definition)
  select 'directory', code, 1, jsonb_build_object('code', code, 'entries', entries) from shipped
  on conflict do nothing
  returning code, version, definition)
insert into fdforge.ledger (kind, code, version, action, actor, details)
select 'directory', code, version, 'seeded', 'system', jsonb_build_object('entries', jsonb_array_length(definition -> 'entries'))
from made order by code;
