package coop.minga.ingest.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;

import coop.minga.ingest.contract.Field;
import coop.minga.ingest.contract.FieldException;
import coop.minga.ingest.contract.SafeText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a handwritten YAML file. Errors name file, field, value and expectation. */
public final class YamlFile {
    private static final int LONGEST = 10_000_000;
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private YamlFile() {}

    public static <T> T read(Path file, Function<Field, T> builder) throws UnreadableFileException {
        try {
            if (Files.size(file) > LONGEST) {
                throw new UnreadableFileException(file, "longer than " + LONGEST + " bytes");
            }
            return Field.document(YAML.readTree(Files.readAllBytes(file))).build(builder);
        } catch (NoSuchFileException missing) {
            throw new UnreadableFileException(file, "there is no such file", missing);
        } catch (IOException unreadable) {
            throw new UnreadableFileException(file, "cannot be read: " + unreadable.getMessage(), unreadable);
        } catch (FieldException wrong) {
            throw new UnreadableFileException(file, wrong.getMessage(), wrong);
        } catch (JacksonException broken) {
            throw new UnreadableFileException(file, "not valid YAML: " + line(broken), broken);
        }
    }

    private static String line(JacksonException broken) {
        String reason =
                SafeText.quoted(broken.getOriginalMessage().lines().findFirst().orElse("unreadable"));
        return broken.getLocation() == null
                ? reason
                : "line " + broken.getLocation().getLineNr() + ", column "
                        + broken.getLocation().getColumnNr() + ": " + reason;
    }
}
