package news.herald.monitor;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import news.herald.json.JsonP;

/** Numbers as short as they may be: four digits tell enough. Stateless. */
final class Rounded {

    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_UP);
    private static final double WHOLE = 1_000;

    private Rounded() {}

    /** @return null of JSON for what is no number */
    static JsonValue json(double value) {
        return Double.isFinite(value) ? JsonP.PROVIDER.createValue(of(value)) : JsonValue.NULL;
    }

    static BigDecimal of(double value) {
        if (Math.abs(value) >= WHOLE) {
            return BigDecimal.valueOf(Math.round(value));
        }
        BigDecimal short4 = BigDecimal.valueOf(value).round(FOUR_DIGITS).stripTrailingZeros();
        return short4.scale() < 0 ? short4.setScale(0) : short4;
    }
}
