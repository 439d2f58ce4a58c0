package finme.platform.postgres;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the server is run, given on its command line so that a release changes them without touching the data. */
final class PostgresSettings {
    private PostgresSettings() {}

    /** @param durable false only in tests: faster, and nothing survives a crash of the machine */
    static List<String> arguments(int port, boolean durable) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("port", String.valueOf(port));
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("password_encryption", "scram-sha-256");
        durability(settings, durable);
        planning(settings);
        vacuum(settings);
        settings.put("max_connections", "100");
        settings.put("shared_buffers", "256MB");
        settings.put("shared_preload_libraries", "pg_stat_statements");
        settings.put("timezone", "UTC");
        privacy(settings);
        List<String> arguments = new ArrayList<>();
        settings.forEach((name, value) -> arguments.add("-c " + name + "='" + value + "'"));
        return arguments;
    }

    private static void durability(Map<String, String> settings, boolean durable) {
        String on = durable ? "on" : "off";
        settings.put("fsync", on);
        settings.put("synchronous_commit", on);
        settings.put("full_page_writes", on);
        settings.put("max_wal_size", "2GB");
        settings.put("checkpoint_timeout", "10min");
    }

    /** For short statements. How long plans are kept and what they avoid is the business of who connects. */
    private static void planning(Map<String, String> settings) {
        settings.put("jit", "off");
        settings.put("random_page_cost", "1.1");
    }

    /**
     * Small hot tables collect thousands of dead rows between vacuums at the default pace, so some
     * hundreds are enough there. Large ones are left alone longer: with a hundredth of them vacuum and analyse took a
     * ninth of what the server did.
     */
    private static void vacuum(Map<String, String> settings) {
        settings.put("autovacuum_naptime", "10s");
        settings.put("autovacuum_vacuum_threshold", "500");
        settings.put("autovacuum_vacuum_scale_factor", "0.05");
        settings.put("autovacuum_analyze_threshold", "500");
        settings.put("autovacuum_analyze_scale_factor", "0.1");
        settings.put("autovacuum_vacuum_cost_delay", "0");
    }

    /** The server's log names no value: no statements, no parameters, no "Key (phone)=(…) already exists". */
    private static void privacy(Map<String, String> settings) {
        settings.put("log_min_error_statement", "panic");
        settings.put("log_error_verbosity", "terse");
        settings.put("log_parameter_max_length_on_error", "0");
    }
}
