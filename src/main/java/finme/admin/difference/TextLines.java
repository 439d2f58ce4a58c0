package finme.admin.difference;

import java.util.ArrayList;
import java.util.List;

/** Two texts line by line: what stayed, what went, what came. Longer ones than anybody maps by are replaced as a whole. */
public final class TextLines {
    private static final int MOST = 1_000;
    /** Lines that stayed are shown around those that did not. */
    private static final int AROUND = 2;

    private TextLines() {}

    /** @param mark {@code +} came, {@code -} went, a blank stayed, {@code …} some that stayed are left out */
    public record Line(String mark, String text) {}

    static List<Line> between(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> fresh = after.lines().toList();
        if (old.size() > MOST || fresh.size() > MOST) {
            return List.of();
        }
        // they may differ in how they end alone
        return old.equals(fresh) ? List.of() : shortened(aligned(old, fresh));
    }

    private static List<Line> aligned(List<String> old, List<String> fresh) {
        int[][] common = common(old, fresh);
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < fresh.size()) {
            if (i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j))) {
                lines.add(new Line(" ", old.get(i++)));
                j++;
            } else if (i < old.size() && (j == fresh.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line("-", old.get(i++)));
            } else {
                lines.add(new Line("+", fresh.get(j++)));
            }
        }
        return lines;
    }

    /** @return how many lines both have in common from each place on */
    private static int[][] common(List<String> old, List<String> fresh) {
        int[][] common = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(fresh.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<Line> shortened(List<Line> lines) {
        List<Line> near = new ArrayList<>();
        boolean leftOut = false;
        for (int i = 0; i < lines.size(); i++) {
            boolean shown = lines.subList(Math.max(0, i - AROUND), Math.min(lines.size(), i + AROUND + 1)).stream()
                    .anyMatch(line -> !line.mark().isBlank());
            if (shown) {
                near.add(lines.get(i));
            } else if (!leftOut) {
                near.add(new Line("…", ""));
            }
            leftOut = !shown;
        }
        return near;
    }
}
