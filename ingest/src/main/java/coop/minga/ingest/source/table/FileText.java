package coop.minga.ingest.source.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import coop.minga.ingest.message.Message;

/**
 * The text of a file of at most {@value #MOST_BYTES} bytes: UTF-8, UTF-16 with its mark, else windows-1252.
 *
 * @param assumed whether the encoding is windows-1252 because no other fits
 */
public record FileText(String text, boolean assumed) {
    static final int MOST_BYTES = 32 << 20;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    public static FileText read(InputStream in) throws IOException, UnreadableTextException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw unreadable("file.too-long", MOST_BYTES >> 20);
        }
        if (begins(bytes, 'P', 'K', 3, 4)) {
            throw unreadable("file.workbook");
        }
        if (begins(bytes, 0xFF, 0xFE)) {
            return new FileText(decoded(bytes, 2, StandardCharsets.UTF_16LE), false);
        }
        if (begins(bytes, 0xFE, 0xFF)) {
            return new FileText(decoded(bytes, 2, StandardCharsets.UTF_16BE), false);
        }
        for (byte each : bytes) {
            if (each == 0) {
                throw unreadable("file.no-text");
            }
        }
        return withoutMark(bytes, begins(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0);
    }

    private static FileText withoutMark(byte[] bytes, int from) throws UnreadableTextException {
        try {
            return new FileText(strict(bytes, from, StandardCharsets.UTF_8), false);
        } catch (CharacterCodingException other) {
            return new FileText(decoded(bytes, 0, WINDOWS), true);
        }
    }

    private static String decoded(byte[] bytes, int from, Charset charset) throws UnreadableTextException {
        try {
            String text = strict(bytes, from, charset);
            if (text.indexOf('\0') >= 0) {
                throw unreadable("file.no-text");
            }
            return text;
        } catch (CharacterCodingException broken) {
            throw unreadable("file.encoding");
        }
    }

    private static String strict(byte[] bytes, int from, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                .toString();
    }

    private static boolean begins(byte[] bytes, int... with) {
        for (int at = 0; at < with.length; at++) {
            if (at >= bytes.length || (bytes[at] & 0xFF) != with[at]) {
                return false;
            }
        }
        return true;
    }

    private static UnreadableTextException unreadable(String key, Object... arguments) {
        return new UnreadableTextException(1, Message.of(key, arguments));
    }
}
