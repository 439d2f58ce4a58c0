package finme.bench.contender;

import finme.bench.load.Target;

/** FinMe under one or the other load. */
public interface FinMeTarget extends Target {
    @Override
    default String name() {
        return "FinMe";
    }
}
