package news.herald.outage;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/** Stands before the server's own interceptor, which begins the transaction (Jakarta Transactions 2.0, section 3.7). */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class TransactionBound {

    @Inject
    private TransactionBounds bounds;

    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
        return bounds.bounded(call);
    }
}
