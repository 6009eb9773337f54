package org.ayni.app.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ayni.app.database.Home;
import org.ayni.app.database.Recovery;

/** What a home keeps beside its database: files that the steps wrote, and keys. */
final class HomeFiles {

    /** Written as the chain is signed, and therefore copied before the moment of the backup. */
    static final String SIGNED = "audit/signed.txt";

    /** Of the server itself, or made again when it is not there, or of another home. */
    private static final Set<String> NOT_OURS = Set.of("database", "logs", "bench", MakeBackup.USUAL_FOLDER);

    private final Path folder;

    HomeFiles(Home home) {
        this.folder = home.folder();
    }

    /** The keys: whoever has them can sign acts, open second factors and enter the database. Names under the home. */
    static List<String> keys(Home home) {
        return List.of(
                "audit/signing-key",
                "second-factor.key",
                home.folder().relativize(Recovery.keysOf(home)).toString());
    }

    /** The other files, by their names under the home. @param except folders that are left out */
    List<String> all(Set<Path> except) throws IOException {
        List<String> names = new ArrayList<>();
        List<String> keys = keys(new Home(folder));
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                boolean skip = !visited.equals(folder) && (isNotOurs(visited) || except.contains(visited));
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = folder.relativize(file).toString();
                boolean half = file.getFileName().toString().startsWith(".");
                if (attributes.isRegularFile() && !half && !keys.contains(name) && !name.equals(SIGNED)) {
                    names.add(name);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return names;
    }

    private boolean isNotOurs(Path visited) {
        String name = visited.getFileName().toString();
        boolean top = folder.equals(visited.getParent());
        return name.startsWith(".")
                || top && (NOT_OURS.contains(name) || name.startsWith("postgresql-"))
                || Files.exists(Recovery.keysOf(new Home(visited)));
    }
}
