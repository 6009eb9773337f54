package org.ayni.app.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.ayni.kernel.time.Bimester;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words of the programme on the command line. */
final class Converters {
    private Converters() {}

    /** {@code 2026-4}. */
    static final class ToBimester implements ITypeConverter<Bimester> {
        @Override
        public Bimester convert(String text) {
            try {
                return Bimester.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(text);
            }
        }
    }

    /** {@code 2026-08-25}. */
    static final class ToDate implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException wrong) {
                throw new TypeConversionException(text);
            }
        }
    }

    /**
     * Until when something was known: {@code 2026-07-25} is the end of that day in Lima; {@code 2026-07-25T21:30} is a time of
     * Lima, and {@code 2026-07-26T02:30:00Z} the same instant.
     */
    static final class ToKnownAt implements ITypeConverter<Instant> {

        private static final ZoneId LIMA = ZoneId.of("America/Lima");

        @Override
        public Instant convert(String text) {
            try {
                if (!text.contains("T")) {
                    // The database counts microseconds: the last one of the day.
                    return LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(LIMA)
                            .minusNanos(1_000)
                            .toInstant();
                }
                boolean withOffset = text.endsWith("Z") || text.matches(".*[+-]\\d{2}:\\d{2}");
                return withOffset
                        ? OffsetDateTime.parse(text).toInstant()
                        : LocalDateTime.parse(text).atZone(LIMA).toInstant();
            } catch (DateTimeException wrong) {
                throw new TypeConversionException(text);
            }
        }
    }
}
