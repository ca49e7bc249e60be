package news.herald.editing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*", " * ", "\"0\", \"1\"", "\"x\",\"1\""})
    void theRightVersionLetsAChangePass(String header) {
        assertDoesNotThrow(() -> Precondition.required(header).check(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "1", "W/\"1\"", "", "\"\"", "\"1"})
    void anyOtherVersionDoesNot(String header) {
        assertEquals(
                412,
                assertThrows(Refusal.class, () -> Precondition.required(header).check(1))
                        .status());
    }

    @Test
    void anUpdateWithoutAVersionIsAskedForOne() {
        assertEquals(
                428,
                assertThrows(Refusal.class, () -> Precondition.required(null)).status());
        assertDoesNotThrow(() -> Precondition.optional(null).check(1));
    }

    @Property
    void anyHeaderIsOfThisVersionOrOfAnother(@ForAll String header) {
        assertEquals(
                412,
                assertThrows(
                                Refusal.class,
                                () -> Precondition.required("x" + header).check(-1))
                        .status());
    }
}
