package coop.minga.ingest.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads UTF-8 lines of at most {@value #LONGEST_LINE} bytes. Invalid UTF-8 ends the reading: a wrong encoding would
 * silently change names.
 */
final class LineReader {
    static final int LONGEST_LINE = 64 * 1024;

    private static final int END = -1;
    private static final String SAVE_AS = "save it as CSV UTF-8 and drop it again";

    private final InputStream in;
    private final byte[] buffer = new byte[16 * 1024];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private int position;
    private int limit;
    private long number;
    private boolean openEnd;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line; empty at the end of the file. */
    Optional<Line> next() throws IOException, UnreadableTextException {
        if (number == 0) {
            passByteOrderMark();
        }
        if (peek() == END) {
            return Optional.empty();
        }
        number++;
        line.reset();
        boolean whole = readToEndOfLine();
        return Optional.of(whole ? new Line.Text(number, text()) : new Line.TooLong(number));
    }

    /** Whether the last line had no line break. */
    boolean openEnd() {
        return openEnd;
    }

    private boolean readToEndOfLine() throws IOException, UnreadableTextException {
        boolean whole = true;
        int next = read();
        while (next != END && next != '\n' && next != '\r') {
            if (next == 0) {
                throw new UnreadableTextException(number, "this is not a text file; " + SAVE_AS);
            }
            whole = whole && line.size() < LONGEST_LINE;
            if (whole) {
                line.write(next);
            }
            next = read();
        }
        openEnd = next == END;
        if (next == '\r' && peek() == '\n') {
            read();
        }
        return whole;
    }

    private String text() throws UnreadableTextException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new UnreadableTextException(number, "the text is not in the encoding UTF-8; " + SAVE_AS);
        }
    }

    private void passByteOrderMark() throws IOException, UnreadableTextException {
        peek();
        if (beginsWith(0xEF, 0xBB, 0xBF)) {
            position += 3;
        } else if (beginsWith(0xFF, 0xFE) || beginsWith(0xFE, 0xFF)) {
            throw new UnreadableTextException(1, "the text is in the encoding UTF-16; " + SAVE_AS);
        } else if (beginsWith('P', 'K', 3, 4)) {
            throw new UnreadableTextException(1, "this is a workbook or an archive, not a CSV file; " + SAVE_AS);
        }
    }

    private boolean beginsWith(int... bytes) {
        for (int at = 0; at < bytes.length; at++) {
            if (position + at >= limit || (buffer[position + at] & 0xFF) != bytes[at]) {
                return false;
            }
        }
        return true;
    }

    private int read() throws IOException {
        int next = peek();
        position++;
        return next;
    }

    private int peek() throws IOException {
        if (position >= limit) {
            position = 0;
            limit = in.readNBytes(buffer, 0, buffer.length);
        }
        return limit == 0 ? END : buffer[position] & 0xFF;
    }
}
