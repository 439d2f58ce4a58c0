package finme.crm.queue;

import finme.crm.CrmQueue;
import finme.crm.CrmSync;
import finme.crm.odata.CrmProperties;
import finme.work.AfterCommit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class QueuedCrmSync implements CrmSync, CrmQueue {
    private final CrmTasks tasks;
    private final CrmWorker worker;
    private final CrmProperties properties;

    QueuedCrmSync(CrmTasks tasks, CrmWorker worker, CrmProperties properties) {
        this.tasks = tasks;
        this.worker = worker;
        this.properties = properties;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(UUID application) {
        tasks.queue(application);
        AfterCommit.run(worker::nudge);
    }

    @Override
    public Status status() {
        return tasks.status(!properties.url().isBlank());
    }

    @Override
    public List<Waiting> waiting(int limit) {
        return tasks.waiting(limit);
    }
}
