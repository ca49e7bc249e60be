package news.herald.ninjs;

import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/**
 * IPTC ninjs 3.1 as a JSON Schema (2020-12) of Herald's own wording, with formats asserted. Read once; thread-safe.
 *
 * <p>It differs from the standard in this only: {@code uri} may be missing, because Herald gives one.
 */
public final class NinjsSchema {

    private static final NinjsSchema INSTANCE = new NinjsSchema();

    private final Validator validator;
    private final URI schema;

    private NinjsSchema() {
        validator = new ValidatorFactory()
                .withDefaultDialect(new Dialects.Draft2020Dialect())
                .withEvaluatorFactory(Formats.factory())
                .withMessageProvider(new FaultWords())
                .withJsonNodeFactory(new JakartaJsonNode.Factory())
                // It is ours and never changes: its own check against the meta-schema is a test.
                .withDisabledSchemaValidation(true)
                .createValidator();
        schema = validator.registerSchema(source());
    }

    /** @throws Refusal 400 that names up to 20 fields, when the document is not ninjs 3.1 */
    public static void check(JsonObject document) {
        List<FieldFault> faults = faults(document);
        if (!faults.isEmpty()) {
            throw new Refusal(400, "Bad request", "The body is not a ninjs 3.1 document.", faults);
        }
    }

    static List<FieldFault> faults(JsonObject document) {
        Validator.Result result = INSTANCE.validator.validate(INSTANCE.schema, document);
        return result.isValid() ? List.of() : SchemaFaults.of(result.getErrors());
    }

    static String source() {
        try (InputStream file = NinjsSchema.class.getResourceAsStream("item.schema.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
