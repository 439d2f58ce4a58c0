create table fdforge.directory (
  code    text  primary key,
  version int   not null,
  entries jsonb not null
);
comment on table fdforge.directory is 'Reference data: one row a directory, its entries as people edit them.';

create function pg_temp.entries(lines text) returns jsonb language sql as $$
  select jsonb_agg(jsonb_build_object(
           'code', part[1], 'labels', jsonb_build_object('en', part[2], 'cs', part[3], 'uk', part[4]),
           'active', true, 'order', n) order by n)
  from (select n, string_to_array(line, '|') as part
        from unnest(string_to_array(btrim(lines, E'\n'), E'\n')) with ordinality as l(line, n)) as e
$$;

insert into fdforge.directory (code, version, entries) values
('products', 1, pg_temp.entries('
PERSONAL_LOAN|Personal loan|Osobní půjčka|Кредит готівкою
PAYDAY_LOAN|Payday loan|Půjčka před výplatou|Позика до зарплати
CAR_LOAN|Car loan|Půjčka na auto|Автокредит
CONSOLIDATION_LOAN|Consolidation loan|Konsolidace půjček|Рефінансування кредитів
CREDIT_LINE|Credit line|Kreditní linka|Кредитна лінія
CREDIT_CARD|Credit card|Kreditní karta|Кредитна картка
STUDENT_LOAN|Student loan|Studentská půjčka|Кредит на навчання
MORTGAGE|Mortgage|Hypotéka|Іпотека
BUSINESS_LOAN|Loan for the self-employed|Půjčka pro podnikatele|Кредит для підприємців
')),
('purposes', 1, pg_temp.entries('
HOME_IMPROVEMENT|Home improvement|Rekonstrukce bydlení|Ремонт
DEBT_CONSOLIDATION|Paying off other debts|Splacení jiných půjček|Погашення інших боргів
CAR|Car|Auto|Автомобіль
EDUCATION|Education|Vzdělání|Навчання
MEDICAL|Medical treatment|Zdraví a léčba|Лікування
TRAVEL|Travel|Cestování|Подорож
WEDDING|Wedding or family event|Svatba nebo rodinná událost|Весілля чи родинна подія
HOUSEHOLD|Household goods|Vybavení domácnosti|Побутова техніка та меблі
BILLS|Bills and rent|Účty a nájem|Рахунки та оренда
BUSINESS|Own business|Podnikání|Власна справа
OTHER|Something else|Jiný účel|Інше
')),
('employment-kinds', 1, pg_temp.entries('
EMPLOYED|Employed|Zaměstnanec|Найманий працівник
PART_TIME|Employed part-time|Částečný úvazek|Неповна зайнятість
SELF_EMPLOYED|Self-employed|OSVČ|Підприємець
PUBLIC_SERVICE|Public or military service|Státní nebo vojenská služba|Державна чи військова служба
RETIRED|Retired|Důchodce|Пенсіонер
STUDENT|Student|Student|Студент
PARENTAL_LEAVE|On parental leave|Rodičovská dovolená|Відпустка по догляду за дитиною
BENEFITS|Living on benefits|Sociální dávky|Соціальні виплати
UNEMPLOYED|Not employed|Bez zaměstnání|Без роботи
OTHER|Something else|Jiné|Інше
')),
('regions', 1, pg_temp.entries('
PR|Prague|Hlavní město Praha|Прага
ST|Central Bohemia|Středočeský kraj|Середньочеський край
JC|South Bohemia|Jihočeský kraj|Південночеський край
PL|Plzeň|Plzeňský kraj|Пльзенський край
KA|Karlovy Vary|Karlovarský kraj|Карловарський край
US|Ústí nad Labem|Ústecký kraj|Устецький край
LI|Liberec|Liberecký kraj|Ліберецький край
KR|Hradec Králové|Královéhradecký kraj|Краловоградецький край
PA|Pardubice|Pardubický kraj|Пардубицький край
VY|Vysočina|Kraj Vysočina|Край Височина
JM|South Moravia|Jihomoravský kraj|Південноморавський край
OL|Olomouc|Olomoucký kraj|Оломоуцький край
ZL|Zlín|Zlínský kraj|Злінський край
MO|Moravia-Silesia|Moravskoslezský kraj|Моравсько-Сілезький край
BL|Bratislava|Bratislavský kraj|Братиславський край
TA|Trnava|Trnavský kraj|Трнавський край
TC|Trenčín|Trenčínský kraj|Тренчинський край
NI|Nitra|Nitranský kraj|Нітранський край
ZI|Žilina|Žilinský kraj|Жилінський край
BC|Banská Bystrica|Banskobystrický kraj|Банськобистрицький край
PV|Prešov|Prešovský kraj|Пряшівський край
KI|Košice|Košický kraj|Кошицький край
05|Vinnytsia oblast|Vinnycká oblast|Вінницька область
07|Volyn oblast|Volyňská oblast|Волинська область
09|Luhansk oblast|Luhanská oblast|Луганська область
12|Dnipropetrovsk oblast|Dněpropetrovská oblast|Дніпропетровська область
14|Donetsk oblast|Doněcká oblast|Донецька область
18|Zhytomyr oblast|Žytomyrská oblast|Житомирська область
21|Zakarpattia oblast|Zakarpatská oblast|Закарпатська область
23|Zaporizhzhia oblast|Záporožská oblast|Запорізька область
26|Ivano-Frankivsk oblast|Ivanofrankivská oblast|Івано-Франківська область
30|Kyiv|Kyjev|Київ
32|Kyiv oblast|Kyjevská oblast|Київська область
35|Kirovohrad oblast|Kirovohradská oblast|Кіровоградська область
40|Sevastopol|Sevastopol|Севастополь
43|Crimea|Krym|Автономна Республіка Крим
46|Lviv oblast|Lvovská oblast|Львівська область
48|Mykolaiv oblast|Mykolajivská oblast|Миколаївська область
51|Odesa oblast|Oděská oblast|Одеська область
53|Poltava oblast|Poltavská oblast|Полтавська область
56|Rivne oblast|Rivnenská oblast|Рівненська область
59|Sumy oblast|Sumská oblast|Сумська область
61|Ternopil oblast|Ternopilská oblast|Тернопільська область
63|Kharkiv oblast|Charkovská oblast|Харківська область
65|Kherson oblast|Chersonská oblast|Херсонська область
68|Khmelnytskyi oblast|Chmelnycká oblast|Хмельницька область
71|Cherkasy oblast|Čerkaská oblast|Черкаська область
74|Chernihiv oblast|Černihivská oblast|Чернігівська область
77|Chernivtsi oblast|Černovická oblast|Чернівецька область
'));

insert into fdforge.ledger (kind, code, version, action, actor, details)
select 'directory', code, version, 'seeded', 'system', jsonb_build_object('entries', jsonb_array_length(entries))
from fdforge.directory order by code;
