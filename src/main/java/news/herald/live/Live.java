package news.herald.live;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a JPA entity live: each committed persist, update and remove of it reaches the readers of its topic.
 *
 * <p>The entity implements {@link Announced}, whose one method says what readers are told. Nothing else is needed: the
 * listener is registered for all entities in {@code META-INF/orm.xml}. Bulk JPQL and native statements bypass entity
 * listeners (Jakarta Persistence 3.1, section 3.6) and are therefore not announced.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Live {}
