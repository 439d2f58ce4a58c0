package finme.bench.rows;

import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/** What the floor carries in memory from step to step; FinMe reads it again and may die in between. */
public record FloorCase(UUID application, SecretKeySpec key) {}
