package finme.task.store;

import java.util.List;

/** What a lender wants, in its words. @param fields of a question the one that is its answer */
public record Asked(String title, List<Wanted> fields) {
    /** @param code the lender's; of a field a canonical path */
    public record Wanted(String code, String text) {
        @Override
        public String toString() {
            return "Wanted[***]";
        }
    }

    @Override
    public String toString() {
        return "Asked[***]";
    }
}
