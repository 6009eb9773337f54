package org.ayni.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes events to a file a day. No file is renamed, so that several programs of one home may write at once; what is older than a
 * month goes. When the disk is full lines are lost, and once there is room it goes on by itself.
 */
public final class DailyLog extends AppenderBase<ILoggingEvent> {

    private static final ZoneId LIMA = ZoneId.of("America/Lima");
    private static final Pattern NAME = Pattern.compile("ayni-(\\d{4}-\\d{2}-\\d{2})\\.jsonl");
    private static final int DAYS_KEPT = 31;

    private String folder = "";
    private @Nullable LocalDate day;
    private @Nullable OutputStream out;

    /** @param folder empty to write nothing: nobody said where the home is */
    public void setFolder(String folder) {
        this.folder = folder;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (folder.isBlank()) {
            return;
        }
        try {
            // One call for one line: lines of several programs do not mix.
            of(LocalDate.ofInstant(event.getInstant(), LIMA))
                    .write(LogLine.of(event).getBytes(StandardCharsets.UTF_8));
        } catch (IOException lost) {
            addError("a line of the log is lost", lost);
            close();
        }
    }

    @Override
    public void stop() {
        super.stop();
        close();
    }

    private OutputStream of(LocalDate today) throws IOException {
        OutputStream open = out;
        if (open == null || !today.equals(day)) {
            close();
            Path place = Path.of(folder);
            Files.createDirectories(place);
            removeOld(place, today);
            Path file = place.resolve("ayni-" + today + ".jsonl");
            if (!Files.exists(file)) {
                create(file);
            }
            open = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            out = open;
            day = today;
        }
        return open;
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException anotherWasFirst) {
            // Its file is the file.
        }
    }

    private static void removeOld(Path place, LocalDate today) throws IOException {
        List<Path> old;
        try (Stream<Path> files = Files.list(place)) {
            old = files.filter(file -> isOld(file, today)).toList();
        }
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }

    private static boolean isOld(Path file, LocalDate today) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() && LocalDate.parse(name.group(1)).isBefore(today.minusDays(DAYS_KEPT));
    }

    private void close() {
        OutputStream open = out;
        out = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException lost) {
                addError("the log could not be closed", lost);
            }
        }
    }
}
