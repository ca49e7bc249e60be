package news.herald.docker;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Dockerfile, as far as Herald's go. Immutable.
 *
 * @param instructions of all stages
 */
public record ImageFile(List<Instruction> instructions) {

    /** Those that an image is written for, as their directories under {@code docker} are called. */
    public static final List<String> SERVERS = List.of("payara", "wildfly", "liberty");

    /** @param word in capitals, for example {@code COPY} */
    public record Instruction(String word, String arguments) {

        /** Such as {@code --from=build}. */
        public Optional<String> flag(String name) {
            return Arrays.stream(arguments.split(" "))
                    .takeWhile(argument -> argument.startsWith("--"))
                    .filter(argument -> argument.startsWith("--" + name + "="))
                    .map(argument -> argument.substring(name.length() + 3))
                    .findFirst();
        }

        public List<String> operands() {
            return Arrays.stream(arguments.split(" "))
                    .dropWhile(argument -> argument.startsWith("--"))
                    .toList();
        }

        /** What a {@code COPY} copies, and where to. */
        public List<String> sources() {
            return operands().subList(0, operands().size() - 1);
        }

        public String destination() {
            return operands().get(operands().size() - 1);
        }

        /** @throws RuntimeException when it is not in the exec form, so that a shell would stand in between */
        List<String> exec() {
            try (JsonReader json = Json.createReader(new StringReader(arguments.substring(arguments.indexOf('['))))) {
                return json.readArray().getValuesAs(JsonString::getString);
            }
        }
    }

    /** @param server one of {@link #SERVERS} */
    public static ImageFile of(String server) {
        try {
            return parse(Files.readString(Path.of("docker", server, "Dockerfile")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static ImageFile parse(String text) {
        String joined = text.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
        return new ImageFile(joined.replaceAll("\\\\\n\\s*", "")
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\\s+", 2))
                .map(parts -> new Instruction(parts[0], parts[1]))
                .toList());
    }

    /** Every instruction after the last {@code FROM}. */
    public List<Instruction> finalStage() {
        int from = IntStream.range(0, instructions.size())
                .filter(at -> instructions.get(at).word().equals("FROM"))
                .max()
                .orElseThrow();
        return instructions.subList(from + 1, instructions.size());
    }

    public List<Instruction> finalStage(String word) {
        return finalStage().stream()
                .filter(instruction -> instruction.word().equals(word))
                .toList();
    }

    /** @throws RuntimeException when there is not exactly one in the final stage */
    public Instruction only(String word) {
        List<Instruction> all = finalStage(word);
        if (all.size() != 1) {
            throw new IllegalStateException(all.size() + " of " + word);
        }
        return all.get(0);
    }

    public Map<String, String> environment() {
        return finalStage("ENV").stream()
                .map(instruction -> instruction.arguments().split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    public List<String> entryPoint() {
        return only("ENTRYPOINT").exec();
    }

    public List<String> healthCheck() {
        return only("HEALTHCHECK").exec();
    }
}
