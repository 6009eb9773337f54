package org.ayni.app.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.ayni.app.database.DatabaseServer;
import org.ayni.app.database.Home;
import org.ayni.app.problem.Problem;
import org.ayni.kernel.time.Bimester;
import org.jspecify.annotations.Nullable;

/** The home of the demo, inside that of the installation: a server, a roll and files of its own, all synthetic. */
final class DemoHome {

    /** In the home of anything synthetic; reports that find it say so. */
    static final String SYNTHETIC = "SYNTHETIC.txt";

    private static final String SETTINGS = "demo.properties";
    private static final int HOUSEHOLDS = 5_000;
    private static final long SEED = 1;
    private static final Bimester PERIOD = new Bimester(2026, 4);

    private final Path folder;

    DemoHome(Home installation) {
        this.folder = installation.folder().resolve("demo");
    }

    /** What the demo is made of. */
    record Settings(int households, long seed, Bimester period) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,d hogares, semilla %d, bimestre %s", households, seed, period);
        }
    }

    Home home() {
        return new Home(folder);
    }

    /** True when there is a demo already. */
    boolean exists() {
        return Files.exists(folder.resolve(SETTINGS));
    }

    /** Folder of one bimestre. */
    Path cycle(Bimester period) {
        return folder.resolve("cycles").resolve(period.toString());
    }

    /**
     * The settings of the demo that is there, or those that are asked for.
     *
     * @throws org.ayni.app.problem.ProblemException when another demo is there than asked for
     */
    Settings settings(@Nullable Integer households, @Nullable Long seed, @Nullable Bimester period) throws IOException {
        Path file = folder.resolve(SETTINGS);
        if (!Files.exists(file)) {
            Settings asked = new Settings(
                    households == null ? HOUSEHOLDS : households,
                    seed == null ? SEED : seed,
                    period == null ? PERIOD : period);
            store(asked);
            return asked;
        }
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            stored.load(reader);
        }
        Settings found = new Settings(
                Integer.parseInt(stored.getProperty("households")),
                Long.parseLong(stored.getProperty("seed")),
                Bimester.parse(stored.getProperty("period")));
        boolean same = (households == null || households == found.households())
                && (seed == null || seed == found.seed())
                && (period == null || period.equals(found.period()));
        if (!same) {
            throw Problem.missing("Ya hay otra demo guardada.")
                    .where(folder)
                    .found(found)
                    .whatToDo("Repita la orden con --fresh para borrarla y empezar de nuevo, o sin --households, --seed"
                            + " ni --period para seguir con ella.")
                    .stop();
        }
        return found;
    }

    private void store(Settings settings) throws IOException {
        home().create();
        Properties properties = new Properties();
        properties.setProperty("households", Integer.toString(settings.households()));
        properties.setProperty("seed", Long.toString(settings.seed()));
        properties.setProperty("period", settings.period().toString());
        Files.writeString(
                folder.resolve(SYNTHETIC),
                "DATOS SINTÉTICOS. Ninguna de estas personas existe, y a nadie se paga: el banco es simulado.\n");
        Properties payer = new Properties();
        payer.setProperty("name", "PROGRAMA SINTETICO DE DEMOSTRACION");
        payer.setProperty("tax_id", "20000000001");
        payer.setProperty("account", "99000000000001");
        payer.setProperty("bank", "BANCO SIMULADO");
        write(payer, "payer.properties", "Pagador sintetico: no existe.");
        write(properties, SETTINGS, "De que esta hecha esta demo.");
    }

    private void write(Properties properties, String name, String comment) throws IOException {
        try (Writer writer = Files.newBufferedWriter(folder.resolve(name))) {
            properties.store(writer, comment);
        }
    }

    /** Deletes the demo, after its server was stopped; anything that is not a demo stays. */
    void delete() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.exists(folder.resolve(SETTINGS)) || !Files.exists(folder.resolve(SYNTHETIC))) {
            throw Problem.missing("La carpeta de la demo no parece una demo: no se borra nada.")
                    .where(folder)
                    .whatToDo("Mire qué hay en ella, y bórrela o muévala usted.")
                    .stop();
        }
        new DatabaseServer(home()).stop();
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
