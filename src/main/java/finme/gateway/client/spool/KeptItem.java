package finme.gateway.client.spool;

import finme.gateway.ApplicationIntake;
import finme.gateway.ApplicationIntake.Submission;
import finme.kernel.Fault;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an edge itself has to know of an application it keeps; nothing personal.
 *
 * @param id the application's, for good
 * @param warnings what was left out on the way; a repeat gets them again
 */
record KeptItem(UUID id, String source, Instant at, List<HashedKey> keys, List<Fault> warnings) {
    static KeptItem of(Submission submission, EdgeKey key) {
        String source = submission.source();
        List<HashedKey> keys = submission.keys().stream()
                .map(each -> HashedKey.of(source, each, key))
                .toList();
        return new KeptItem(submission.id(), source, submission.receivedAt(), keys, submission.warnings());
    }

    /**
     * @param value hash of the source, the basis and the key
     * @param fingerprint hash of the content that must be the same under the same key
     */
    record HashedKey(String basis, String value, String fingerprint) {
        private static HashedKey of(String source, ApplicationIntake.Key key, EdgeKey secret) {
            String basis = key.basis().name();
            return new HashedKey(
                    basis,
                    secret.hash("key", source, basis, key.value()),
                    secret.hash("fingerprint", key.fingerprint()));
        }

        /** Such a key counts for a minute only. */
        boolean isBrief() {
            return basis.equals("PAYLOAD");
        }
    }
}
