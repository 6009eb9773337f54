package org.ayni.app.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
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
}
