package finme.crm.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import finme.crm.Crm.Owner;
import finme.crm.merge.Merged.Dispute;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Both sides change what they like while records are read and sent in any order, also with another change in between. When
 * it is quiet, both agree or a person is asked; what was changed last is there; and then nothing is sent any more.
 */
class ConvergenceTests {
    private static final List<String> NAMES = List.of("borrower.phone", "borrower.email", "borrower.lastName");

    @Property(tries = 10_000)
    void everyInterleavingConvergesAndLosesNothing(@ForAll Random random) {
        Owner otherwise = Owner.values()[random.nextInt(Owner.values().length)];
        World world = new World(new Policy(Map.of(), otherwise));
        int steps = 3 + random.nextInt(25);
        for (int i = 0; i < steps; i++) {
            world.step(random);
        }
        world.settle();
        for (String name : NAMES) {
            if (world.common.open().contains(name)) {
                assertThat(otherwise).isEqualTo(Owner.CONFLICT);
                assertThat(world.disputes).containsKey(name);
                assertThat(world.lastOfCrm).containsEntry(name, world.crm.get(name));
                assertThat(world.lastOfUs)
                        .containsEntry(name, world.ours.get(name).value());
            } else {
                assertThat(world.value(name)).isEqualTo(world.crm.getOrDefault(name, NullNode.getInstance()));
                if (otherwise == Owner.CONFLICT && world.last.containsKey(name)) {
                    assertThat(world.value(name)).isEqualTo(world.last.get(name));
                }
            }
        }
        int sent = world.sent;
        world.settle();
        assertThat(world.sent).as("messages when all is quiet").isEqualTo(sent);
        world.common.open().forEach(world::decideForUs);
        world.settle();
        NAMES.forEach(
                name -> assertThat(world.value(name)).isEqualTo(world.crm.getOrDefault(name, NullNode.getInstance())));
    }

    @Test
    void oneChangeMakesOneMessage() {
        World world = new World(new Policy(Map.of(), Owner.LATEST));
        world.editOurs("borrower.phone", "1");
        world.settle();
        assertThat(world.sent).isEqualTo(1);
        world.editTheirs("borrower.phone", "2");
        world.settle();
        assertThat(world.sent).isEqualTo(1);
        assertThat(world.value("borrower.phone")).isEqualTo(TextNode.valueOf("2"));
        world.editOurs("borrower.phone", "3");
        world.settle();
        assertThat(world.sent).isEqualTo(2);
    }

    @Test
    void whatTheyOwnIsNeverOverwrittenThere() {
        World world = new World(new Policy(Map.of("borrower.phone", Owner.CRM), Owner.FINME));
        world.editOurs("borrower.phone", "1");
        world.settle();
        world.editOurs("borrower.phone", "2");
        world.settle();
        assertThat(world.value("borrower.phone")).isEqualTo(TextNode.valueOf("1"));
        assertThat(world.sent).isEqualTo(1);
        world.editTheirs("borrower.email", "theirs");
        world.editOurs("borrower.email", "ours");
        world.settle();
        assertThat(world.crm).containsEntry("borrower.email", TextNode.valueOf("ours"));
    }

    /** Two stores and what lies between them, with a CRM that has ETags. */
    private static final class World {
        private final Policy policy;
        private final Map<String, JsonNode> crm = new TreeMap<>();
        private final Map<String, Ours> ours = new TreeMap<>();
        private final Map<String, JsonNode> last = new HashMap<>();
        private final Map<String, JsonNode> lastOfUs = new HashMap<>();
        private final Map<String, JsonNode> lastOfCrm = new HashMap<>();
        private final Map<String, Dispute> disputes = new HashMap<>();
        private CommonVersion common = CommonVersion.NONE;
        private int etag;
        private int known = -1;
        private int clock;
        private int crmChangedAt;
        private int values;
        private int sent;
        private @Nullable Sending underWay;

        private record Sending(Map<String, JsonNode> fields, Map<String, JsonNode> ours, int ifMatch) {}

        World(Policy policy) {
            this.policy = policy;
        }

        JsonNode value(String name) {
            Ours our = ours.get(name);
            return our == null ? NullNode.getInstance() : our.value();
        }

        void step(Random random) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            switch (random.nextInt(6)) {
                case 0 -> editOurs(name, "v" + values++);
                case 1 -> editTheirs(name, "v" + values++);
                case 2 -> read();
                case 3 -> begin();
                case 4 -> arrive();
                default -> {
                    begin();
                    arrive();
                }
            }
        }

        void editOurs(String name, String value) {
            ours.put(name, new Ours(TextNode.valueOf(value), Instant.ofEpochSecond(++clock)));
            last.put(name, TextNode.valueOf(value));
            lastOfUs.put(name, TextNode.valueOf(value));
        }

        void editTheirs(String name, String value) {
            crm.put(name, TextNode.valueOf(value));
            etag++;
            crmChangedAt = ++clock;
            last.put(name, TextNode.valueOf(value));
            lastOfCrm.put(name, TextNode.valueOf(value));
        }

        void read() {
            if (etag == known || etag == 0) {
                return;
            }
            Map<String, JsonNode> theirs = new TreeMap<>();
            NAMES.forEach(name -> theirs.put(name, crm.getOrDefault(name, NullNode.getInstance())));
            Merged merged = common.merge(
                    new Theirs(theirs, java.util.Set.of(), Instant.ofEpochSecond(crmChangedAt)), ours, policy);
            CommonVersion next = merged.next();
            for (Map.Entry<String, JsonNode> taken : merged.take().entrySet()) {
                ours.put(taken.getKey(), new Ours(taken.getValue(), Instant.ofEpochSecond(++clock)));
                lastOfUs.put(taken.getKey(), taken.getValue());
                next = next.taken(taken.getKey(), taken.getValue());
            }
            disputes.putAll(merged.disputed());
            if (merged.send().isEmpty()) {
                next = next.inStep(digest(fields(next)));
            }
            common = next;
            known = etag;
        }

        private Map<String, JsonNode> fields(CommonVersion version) {
            Map<String, JsonNode> fields = new TreeMap<>();
            NAMES.forEach(name -> fields.put(name, value(name)));
            fields.putAll(version.kept(ours, policy));
            return fields;
        }

        private static String digest(Map<String, JsonNode> fields) {
            return fields.toString();
        }

        void begin() {
            Map<String, JsonNode> fields = fields(common);
            if (!common.overruled(ours, policy).isEmpty()) {
                known = -1;
            }
            if (digest(fields).equals(common.told())) {
                return;
            }
            Map<String, JsonNode> told = new TreeMap<>();
            NAMES.forEach(name -> told.put(name, value(name)));
            told.keySet().removeAll(common.kept(ours, policy).keySet());
            underWay = new Sending(fields, told, Math.max(known, 0));
        }

        /** Only one exchange at a time: what was begun last is what arrives. */
        void arrive() {
            Sending sending = underWay;
            underWay = null;
            if (sending == null) {
                return;
            }
            if (sending.ifMatch() != etag || known != etag && etag != 0) {
                known = -1;
                read();
                return;
            }
            sent++;
            sending.fields().forEach((name, value) -> {
                if (!value.isNull()) {
                    crm.put(name, value);
                    lastOfCrm.put(name, value);
                }
            });
            etag++;
            crmChangedAt = ++clock;
            known = etag;
            common = common.confirmed(sending.ours(), sending.fields(), digest(sending.fields()));
        }

        void settle() {
            for (int i = 0; i < 6; i++) {
                read();
                begin();
                arrive();
            }
        }

        void decideForUs(String name) {
            common = common.decidedForOurs(name);
            begin();
        }
    }
}
