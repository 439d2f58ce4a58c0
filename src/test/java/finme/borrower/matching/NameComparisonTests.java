package finme.borrower.matching;

import static org.assertj.core.api.Assertions.assertThat;

import finme.borrower.profile.PersonName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameComparisonTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # alphabets
            Ірина       | Новак        | Iryna          | Novak
            Ірина       | Новак        | Irina          | Nowak
            Ирина       | Новак        | Iryna          | Novak
            Юлія        | Шевченко     | Yuliia         | Shevchenko
            Юлия        | Шевченко     | Julia          | Ševčenko
            Юлія        | Шевченко     | Iuliia         | Szewczenko
            Сергій      | Цвєтков      | Serhii         | Tsvietkov
            Сергій      | Кравчук      | Сергей         | Кравчук
            Андрій      | Щербак       | Andrey         | Shcherbak
            Андрій      | Щербак       | Andrii         | Ščerbak
            Євген       | Гончар       | Yevhen         | Honchar
            Евгений     | Гончар       | Evgeny         | Gonchar
            Ольга       | Мельник      | Olha           | Melnyk
            Ольга       | Мельник      | Olga           | Melnik
            Михайло     | Хоменко      | Mykhailo       | Khomenko
            Христина    | Жук          | Khrystyna      | Zhuk
            Володимир   | Зеленський   | Volodymyr      | Zelenskyy
            Владимир    | Зеленский    | Vladimir       | Zelenskiy
            Наталія     | Іваненко     | Nataliya       | Ivanenko
            Наталья     | Иваненко     | Natalia        | Ivanenko
            Мар'яна     | Ткаченко     | Mariana        | Tkachenko
            Олексій     | Юрченко      | Oleksii        | Yurchenko
            Алексей     | Юрченко      | Alexey         | Iurchenko
            Ілля        | Яценко       | Illia          | Yatsenko
            Зоряна      | Чайковська   | Zoriana        | Chaikovska
            Јелена      | Ђорђевић     | Jelena         | Đorđević
            Jelena      | Djordjevic   | Jelena         | Đorđević
            Γιώργος     | Παπαδόπουλος | Giorgos        | Papadopoulos
            გიორგი      | ბერიძე       | Giorgi         | Beridze
            # marks and letters of one language
            Jürgen      | Müller       | Juergen        | Mueller
            Jürgen      | Müller       | Jurgen         | Muller
            Łukasz      | Wójcik       | Lukasz         | Wojcik
            Jiří        | Dvořák       | Jiri           | Dvorak
            Søren       | Jørgensen    | Soeren         | Joergensen
            Søren       | Jørgensen    | Soren          | Jorgensen
            Åsa         | Håkansson    | Aasa           | Haakansson
            Günther     | Groß         | Guenther       | Gross
            İpek        | Yılmaz       | Ipek           | Yilmaz
            Ștefan      | Țăranu       | Stefan         | Taranu
            François    | Lefèvre      | Francois       | Lefevre
            Nuñez       | María        | Nunez          | Maria
            # how it was typed
            IRINA       | NOVAK        | irina          | novak
            Irina       | Novak        | Novak          | Irina
            Irina       | Novak        | ' Irina '      | Novak
            Anna-Maria  | Svobodová    | Anna Maria     | Svobodova
            Annamaria   | Svobodová    | Anna Maria     | Svobodova
            Anna Maria  | Svobodová    | Anna           | Svobodova
            Irina       | Novak-Kral   | Irina          | Novak
            Irina       | Novak Kral   | Irina          | Kral
            Irina P.    | Novak        | Irina          | Novak
            Ing. Jan    | Novák        | Jan            | Novák
            Sean        | O'Brien      | Sean           | OBrien
            Sean        | O’Brien      | Sean           | O Brien
            Irina Novak | Novak        | Irina          | Novak
            Ｉｒｉｎａ  | Novak        | Irina          | Novak
            Thomas      | Philipp      | Tomas          | Filip
            李          | 伟           | 李             | 伟
            """)
    void agree(String first, String last, String otherFirst, String otherLast) {
        assertThat(NameComparison.agree(name(first, last), name(otherFirst, otherLast)))
                .isTrue();
        assertThat(NameComparison.agree(name(otherFirst, otherLast), name(first, last)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # twins, brothers and sisters
            Jan         | Novák        | Jana           | Novák         | firstName
            Jan         | Novák        | Petr           | Novák         | firstName
            Ivan        | Kovalenko    | Ivanna         | Kovalenko     | firstName
            Олександр   | Шевченко     | Олександра     | Шевченко      | firstName
            Oleksandr   | Шевченко     | Олександра     | Shevchenko    | firstName
            Віктор      | Мельник      | Вікторія       | Мельник       | firstName
            Daniel      | Kral         | Daniela        | Kral          | firstName
            Mario       | Rossi        | Maria          | Rossi         | firstName
            Mario       | Rossi        | Marie          | Rossi         | firstName
            Maria       | Silva        | Marta          | Silva         | firstName
            Maria Jose  | Silva        | Maria Isabel   | Silva         | firstName
            Anna        | Novak        | Hanna          | Novak         | firstName
            Eva         | Novak        | Ivo            | Novak         | firstName
            Ірина       | Новак        | Марина         | Новак         | firstName
            Irina       | Novak        | Karina         | Novak         | firstName
            Pavel       | Martin       | Martin         | Martin        | firstName
            Ali         | Hassan       | Amir           | Hassan        | firstName
            Lea         | Wolf         | Leo            | Wolf          | firstName
            # nicknames are other names
            Oleksandr   | Petrenko     | Sasha          | Petrenko      | firstName
            # other families
            Irina       | Novak        | Irina          | Kral          | lastName
            Irina       | Novak        | Petr           | Kral          | firstName lastName
            Jan         | Novák        | Jan            | Nováček       | lastName
            # one word says too little
            Novak       | Novak        | Irina          | Novak         | firstName
            """)
    void differ(String first, String last, String otherFirst, String otherLast, String against) {
        PersonName one = name(first, last);
        PersonName other = name(otherFirst, otherLast);
        assertThat(NameComparison.agree(one, other)).isFalse();
        assertThat(NameComparison.agree(other, one)).isFalse();
        assertThat(NameComparison.differences(one, other)).containsExactly(against.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "Ирина,Петровна,Новак, Ірина,Петрівна,Новак, true",
        "Ирина,Сергеевна,Новак, Iryna,Serhiivna,Novak, true",
        "Иван,Сергеевич,Новак, Ivan,Serhiiovych,Novak, true",
        "Irina,Petrovna,Novak, Irina,'',Novak, true",
        "Irina Petrovna,'',Novak, Irina,Petrovna,Novak, true",
        "Maria,Anna,Silva, Anna,'',Silva, true",
        "Maria,Jose,Silva, Maria,Isabel,Silva, false",
        "Irina,P,Novak, Irina,Petrovna,Novak, true"
    })
    void middleNamesMayBeMissingButNotBeOthers(
            String first, String middle, String last, String first2, String middle2, String last2, boolean agree) {
        PersonName one = new PersonName(first, middle, last);
        PersonName other = new PersonName(first2, middle2, last2);
        assertThat(NameComparison.agree(one, other)).isEqualTo(agree);
        if (!agree) {
            assertThat(NameComparison.differences(one, other)).containsExactly("middleName");
        }
    }

    @Test
    void nothingIsNobodysName() {
        assertThat(NameComparison.agree(name("", ""), name("", ""))).isFalse();
        assertThat(NameComparison.agree(name("-", "-"), name("-", "-"))).isFalse();
        assertThat(NameComparison.agree(name("", ""), name("Irina", "Novak"))).isFalse();
    }

    private static PersonName name(String first, String last) {
        return new PersonName(first, "", last);
    }
}
