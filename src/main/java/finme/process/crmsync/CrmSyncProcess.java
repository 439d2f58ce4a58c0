package finme.process.crmsync;

/** The words of {@code processes/crm-sync.bpmn}; a test compares them both ways. */
public final class CrmSyncProcess {
    public static final String KEY = "crm-sync";

    private CrmSyncProcess() {}

    public static final class Elements {
        static final String START_EVENT_SYNC_REQUESTED = "StartEvent_SyncRequested";
        public static final String RECEIVE_TASK_RECORDS_WALKED = "ReceiveTask_RecordsWalked";
        static final String END_EVENT_SYNC_ENDED = "EndEvent_SyncEnded";

        private Elements() {}
    }
}
