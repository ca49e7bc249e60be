package news.herald.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** A call that a proxy passes on. Stateless. */
final class Reflected {

    private Reflected() {}

    /** @throws Throwable what the method threw, as if it had been called */
    static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
