package news.herald.outage;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** As {@link TransactionBound}, for those that want one of their own. */
@Interceptor
@Transactional(TxType.REQUIRES_NEW)
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class NewTransactionBound {

    @Inject
    private TransactionBounds bounds;

    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
        return bounds.bounded(call);
    }
}
