package finme.fuzz;

import finme.admin.directory.AnyTable;
import finme.gateway.client.journal.AnyFile;
import finme.gateway.sealing.AnySeal;
import finme.gateway.snapshot.AnySnapshot;
import finme.kernel.Problem;
import finme.process.studio.AnyDecision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What people of ours hand in as files, and what lies or travels between edge and core. */
final class Handed {
    static final Handed ALL = new Handed();

    private final AnySeal seals = new AnySeal();
    private final AnySnapshot snapshots = new AnySnapshot();

    private Handed() {}

    void seal(byte[] input) {
        seals.open(input);
    }

    void journal(byte[] input) {
        try {
            AnyFile.read(input);
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    void snapshot(byte[] input) {
        snapshots.open(input);
    }

    void directory(byte[] input) {
        try {
            AnyTable.read(input);
        } catch (Problem clear) {
            refused(clear);
        }
    }

    void decision(byte[] input) {
        try {
            AnyDecision.read(new String(input, StandardCharsets.UTF_8));
        } catch (Problem clear) {
            refused(clear);
        }
    }

    private static void refused(Problem clear) {
        if (clear.status() != 422) {
            throw clear;
        }
    }
}
