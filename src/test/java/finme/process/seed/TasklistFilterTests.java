package finme.process.seed;

import static org.assertj.core.api.Assertions.assertThat;

import finme.testing.engine.EngineTest;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EngineTest
class TasklistFilterTests {
    private final FilterService filters;
    private final ManagementService management;
    private final TasklistFilter seed;

    TasklistFilterTests(FilterService filters, ManagementService management, TasklistFilter seed) {
        this.filters = filters;
        this.management = management;
        this.seed = seed;
    }

    @AfterEach
    void asShipped() {
        filters.createFilterQuery().list().forEach(filter -> filters.deleteFilter(filter.getId()));
        management.deleteProperty(TasklistFilter.MADE);
        seed.afterSingletonsInstantiated();
    }

    @Test
    void theStartBroughtIt() {
        assertThat(filters.createFilterQuery().list())
                .extracting(Filter::getName)
                .containsExactly(TasklistFilter.NAME);
    }

    @Test
    void aLaterStartLeavesItAsSomebodyMadeIt() {
        filters.saveFilter(filters.createFilterQuery().singleResult().setName("Mine"));
        seed.afterSingletonsInstantiated();
        assertThat(filters.createFilterQuery().list())
                .extracting(Filter::getName)
                .containsExactly("Mine");
    }

    @Test
    void aLaterStartBringsNothingBackThatSomebodyDeleted() {
        filters.deleteFilter(filters.createFilterQuery().singleResult().getId());
        seed.afterSingletonsInstantiated();
        assertThat(filters.createFilterQuery().count()).isZero();
    }
}
