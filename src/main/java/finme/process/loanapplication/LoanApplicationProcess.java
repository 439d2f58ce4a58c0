package finme.process.loanapplication;

import java.util.Set;

/**
 * The words of {@code processes/loan-application.bpmn}, so that code and model can't drift apart: a test compares them
 * both ways.
 */
public final class LoanApplicationProcess {
    public static final String KEY = "loan-application";

    private LoanApplicationProcess() {}

    /** Names of the messages that are ever sent; whatever waits for another one waits for ever. */
    public static Set<String> messages() {
        return Set.of(Messages.APPLICATION_WITHDRAWN, Messages.CONTRACT_SIGNED, Messages.LOAN_FUNDED);
    }

    public static final class Elements {
        static final String START_EVENT_APPLICATION_RECEIVED = "StartEvent_ApplicationReceived";
        static final String SUB_PROCESS_FIND_LENDER = "SubProcess_FindLender";
        static final String START_EVENT_SEARCH_STARTED = "StartEvent_SearchStarted";
        static final String GATEWAY_READY_TO_SCREEN = "Gateway_ReadyToScreen";
        static final String BUSINESS_RULE_TASK_SCREEN_APPLICATION = "BusinessRuleTask_ScreenApplication";
        static final String GATEWAY_APPLICATION_FITS = "Gateway_ApplicationFits";
        static final String SUB_PROCESS_CLEAR_UP = "SubProcess_ClearUp";
        static final String START_EVENT_SCREENING_UNCLEAR = "StartEvent_ScreeningUnclear";
        static final String GATEWAY_PERSON_NEEDED = "Gateway_PersonNeeded";
        public static final String USER_TASK_COMPLETE_APPLICATION = "UserTask_CompleteApplication";
        static final String BOUNDARY_EVENT_COMPLETION_OVERDUE = "BoundaryEvent_CompletionOverdue";
        static final String END_EVENT_APPLICATION_COMPLETED = "EndEvent_ApplicationCompleted";
        static final String END_EVENT_APPLICATION_EXPIRED = "EndEvent_ApplicationExpired";
        public static final String USER_TASK_REVIEW_APPLICATION = "UserTask_ReviewApplication";
        static final String BOUNDARY_EVENT_REVIEW_OVERDUE = "BoundaryEvent_ReviewOverdue";
        static final String END_EVENT_APPLICATION_REVIEWED = "EndEvent_ApplicationReviewed";
        static final String END_EVENT_NOBODY_REVIEWED = "EndEvent_NobodyReviewed";
        static final String END_EVENT_APPLICATION_SCREENED_OUT = "EndEvent_ApplicationScreenedOut";
        static final String BUSINESS_RULE_TASK_RANK_PARTNERS = "BusinessRuleTask_RankPartners";
        static final String GATEWAY_NEXT_PARTNERS = "Gateway_NextPartners";
        static final String SERVICE_TASK_SEND_TO_PARTNERS = "ServiceTask_SendToPartners";
        static final String GATEWAY_PARTNER_LEFT = "Gateway_PartnerLeft";
        static final String END_EVENT_NOBODY_LENDS = "EndEvent_NobodyLends";
        public static final String RECEIVE_TASK_PARTNERS_ANSWER = "ReceiveTask_PartnersAnswer";
        static final String GATEWAY_OFFER_RECEIVED = "Gateway_OfferReceived";
        static final String SUB_PROCESS_CONCLUDE_LOAN = "SubProcess_ConcludeLoan";
        static final String START_EVENT_OFFER_RECEIVED = "StartEvent_OfferReceived";
        public static final String USER_TASK_CHOOSE_OFFER = "UserTask_ChooseOffer";
        static final String BOUNDARY_EVENT_OFFER_EXPIRED = "BoundaryEvent_OfferExpired";
        static final String GATEWAY_OFFER_ACCEPTED = "Gateway_OfferAccepted";
        static final String END_EVENT_OFFERS_DECLINED = "EndEvent_OffersDeclined";
        public static final String RECEIVE_TASK_CONTRACT_SIGNED = "ReceiveTask_ContractSigned";
        static final String BOUNDARY_EVENT_SIGNING_OVERDUE = "BoundaryEvent_SigningOverdue";
        public static final String RECEIVE_TASK_LOAN_FUNDED = "ReceiveTask_LoanFunded";
        static final String BOUNDARY_EVENT_FUNDING_OVERDUE = "BoundaryEvent_FundingOverdue";
        static final String END_EVENT_LOAN_FUNDED = "EndEvent_LoanFunded";
        static final String GATEWAY_DEADLINE_PASSED = "Gateway_DeadlinePassed";
        static final String END_EVENT_OFFER_EXPIRED = "EndEvent_OfferExpired";
        static final String END_EVENT_LENDER_SETTLED = "EndEvent_LenderSettled";
        static final String BOUNDARY_EVENT_APPLICATION_WITHDRAWN = "BoundaryEvent_ApplicationWithdrawn";
        static final String SERVICE_TASK_RECALL_FROM_PARTNERS = "ServiceTask_RecallFromPartners";
        static final String GATEWAY_READY_TO_SYNC = "Gateway_ReadyToSync";
        static final String SERVICE_TASK_SYNC_WITH_CRM = "ServiceTask_SyncWithCrm";
        public static final String RECEIVE_TASK_CRM_CONFIRMED = "ReceiveTask_CrmConfirmed";
        static final String END_EVENT_APPLICATION_CLOSED = "EndEvent_ApplicationClosed";

        private Elements() {}
    }

    static final class Messages {
        static final String APPLICATION_WITHDRAWN = "loan.applicationWithdrawn";
        static final String CONTRACT_SIGNED = "loan.contractSigned";
        static final String LOAN_FUNDED = "loan.loanFunded";

        private Messages() {}
    }

    /** Transient: read by the gateway that follows, never stored. */
    public static final class Variables {
        /** What screening found; a name of {@link finme.loan.Screening.Verdict}. */
        static final String VERDICT = "verdict";

        static final String PARTNER_LEFT = "partnerLeft";
        static final String OFFERED = "offered";
        public static final String ACCEPTED = "accepted";

        private Variables() {}
    }

    /** Extension properties that {@link MoveApplicationListener} reads from the element it stands on. */
    static final class Properties {
        static final String STATUS = "status";
        static final String REASON = "reason";

        private Properties() {}
    }
}
