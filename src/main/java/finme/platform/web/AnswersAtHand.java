package finme.platform.web;

import finme.kernel.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * An answer that is there already goes out at once. Spring would give the request away and take it up again, through all
 * filters, which costs more than the answer; that is left to those that are still to come, and hold no thread.
 */
final class AnswersAtHand extends RequestMappingHandlerAdapter {
    @Override
    protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod method) {
        return new Call(method);
    }

    private static final class Call extends ServletInvocableHandlerMethod {
        Call(HandlerMethod method) {
            super(method);
        }

        @Override
        public @Nullable Object invokeForRequest(
                NativeWebRequest request, @Nullable ModelAndViewContainer container, Object... given) throws Exception {
            Object answer = super.invokeForRequest(request, container, given);
            return answer instanceof CompletableFuture<?> promise && promise.isDone() ? atHand(promise) : answer;
        }

        private static @Nullable Object atHand(CompletableFuture<?> promise) throws Exception {
            try {
                return promise.join();
            } catch (CompletionException failed) {
                throw Later.cause(failed) instanceof Exception refused ? refused : failed;
            }
        }
    }
}
