package org.ayni.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** One event as one line of JSON. */
final class LogLine {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
            .withZone(ZoneId.of("America/Lima"));

    private static final int MOST_FRAMES = 40;
    private static final int MOST_CAUSES = 10;

    private final StringBuilder line = new StringBuilder(256);

    private LogLine() {}

    /** Ends in a line feed and has no other. */
    static String of(ILoggingEvent event) {
        LogLine made = new LogLine();
        made.line.append('{');
        made.text("at", MOMENT.format(event.getInstant()));
        made.text("level", event.getLevel().toString());
        made.text("logger", event.getLoggerName());
        made.text("thread", event.getThreadName());
        event.getMDCPropertyMap().forEach(made::text);
        List<KeyValuePair> facts = event.getKeyValuePairs();
        if (facts != null) {
            facts.forEach(fact -> made.fact(fact.key, fact.value));
        }
        String said = event.getFormattedMessage();
        if (said != null && !said.isEmpty()) {
            made.text("text", said);
        }
        if (event.getThrowableProxy() instanceof ThrowableProxy fault) {
            made.text("fault", fault(fault.getThrowable()));
        } else if (event.getThrowableProxy() != null) {
            IThrowableProxy far = event.getThrowableProxy();
            made.text("fault", far.getClassName());
        }
        return made.line.append("}\n").toString();
    }

    private void fact(String name, @Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            name(name);
            line.append(value);
        } else if (value != null) {
            text(name, value.toString());
        }
    }

    private void text(String name, String value) {
        name(name);
        quote(Unreadable.numbers(value));
    }

    private void name(String name) {
        if (line.length() > 1) {
            line.append(',');
        }
        quote(name);
        line.append(':');
    }

    private void quote(String text) {
        line.append('"');
        text.chars().forEach(this::character);
        line.append('"');
    }

    /** Control characters would begin lines and colour terminals; format characters turn and hide text. */
    private void character(int one) {
        switch (one) {
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            case '\n' -> line.append("\\n");
            default -> {
                int kind = Character.getType(one);
                boolean odd = kind == Character.CONTROL
                        || kind == Character.FORMAT
                        || kind == Character.LINE_SEPARATOR
                        || kind == Character.PARAGRAPH_SEPARATOR;
                if (odd) {
                    line.append(String.format(Locale.ROOT, "\\u%04x", one));
                } else {
                    line.append((char) one);
                }
            }
        }
    }

    /** A fault with its causes and where they were thrown. */
    private static String fault(Throwable first) {
        StringBuilder text = new StringBuilder();
        int causes = 0;
        for (Throwable fault = first; fault != null && causes < MOST_CAUSES; fault = fault.getCause(), causes++) {
            text.append(text.isEmpty() ? "" : "\ncaused by ")
                    .append(fault.getClass().getName())
                    .append(": ")
                    .append(Unreadable.message(fault));
            StackTraceElement[] frames = fault.getStackTrace();
            for (int i = 0; i < Math.min(MOST_FRAMES, frames.length); i++) {
                text.append("\n  at ").append(frames[i]);
            }
        }
        return text.toString();
    }
}
