package org.ayni.app.synthetic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.ayni.app.territory.PlaceKind;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.time.Bimester;
import org.ayni.kernel.time.Days;

/**
 * The lists of the centros poblados, schools and health facilities that a synthetic caseload names, with the layouts that
 * {@code territory load} reads. None of them exists: each name says so, and the codes of schools and facilities begin with 9,
 * as no real one does.
 */
public final class SyntheticPlaces {

    private SyntheticPlaces() {}

    /**
     * Writes one file for each kind, named {@link #fileName}. The same specification gives the same bytes.
     *
     * @param territory the one with which the caseload was made
     * @param directory made when it does not exist
     */
    public static void write(CaseloadSpec spec, Territory territory, Path directory) throws IOException {
        PlaceWeights places = new PlaceWeights(territory);
        Settlement settlement = Settlement.of(spec, places, Calibration.of(spec));
        Zones zones = new Zones(spec, new Timeframe(spec.period()), nationalDays(spec.period()), places, settlement);
        var centros = new StringBuilder("codigo;nombre;area;altitud;poblacion\n");
        var schools = new StringBuilder("cod_mod;anexo;nombre;nivel;gestion;ubigeo;centro_poblado;estado\n");
        var facilities = new StringBuilder("codigo;nombre;categoria;institucion;ubigeo;centro_poblado;estado\n");
        for (int number = 0; number < settlement.zones(); number++) {
            Zone zone = zones.make(number);
            Dice dice = Dice.of(spec.seed(), Dice.Topic.PLACE_NAME, number);
            String[] names = new String[zone.villages()];
            for (int village = 0; village < names.length; village++) {
                names[village] = Names.surname(dice, Names.sound(dice, zone.ubigeo()));
                centros.append(centro(zone, village))
                        .append(";Pueblo Sintético ")
                        .append(names[village]);
                centros.append(";RURAL;").append(dice.between(200, 4_200)).append(';');
                centros.append(dice.between(40, 900)).append('\n');
            }
            schools(zone, names, schools);
            facilities
                    .append(String.format(Locale.ROOT, "%s%06d", CaseloadFiles.FACILITY, zone.number()))
                    .append(";Puesto de Salud Sintético ")
                    .append(names[0])
                    .append(';')
                    .append("I-")
                    .append(dice.between(1, 3))
                    .append(";GOBIERNO REGIONAL SINTÉTICO;")
                    .append(zone.ubigeo())
                    .append(';')
                    .append(centro(zone, 0))
                    .append(";ACTIVO\n");
        }
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(fileName(PlaceKind.CENTRO_POBLADO)), centros, StandardCharsets.UTF_8);
        Files.writeString(directory.resolve(fileName(PlaceKind.SCHOOL)), schools, StandardCharsets.UTF_8);
        Files.writeString(directory.resolve(fileName(PlaceKind.FACILITY)), facilities, StandardCharsets.UTF_8);
    }

    /** {@code escuelas-sinteticas.csv} and the like. */
    public static String fileName(PlaceKind kind) {
        return switch (kind) {
            case CENTRO_POBLADO -> "centros-poblados-sinteticos.csv";
            case SCHOOL -> "escuelas-sinteticas.csv";
            case FACILITY -> "establecimientos-sinteticos.csv";
        };
    }

    private static void schools(Zone zone, String[] names, StringBuilder rows) {
        for (int school = 0; school < Zone.SCHOOLS; school++) {
            int village = school == Zone.SECUNDARIA ? 0 : school % Zone.MOST_VILLAGES;
            if (zone.isOpen(school)) {
                String level = school == Zone.SECUNDARIA
                        ? "Secundaria"
                        : school < Zone.MOST_VILLAGES ? "Inicial - Jardín" : "Primaria";
                rows.append(String.format(Locale.ROOT, "%s%06d;0;", CaseloadFiles.SCHOOL, zone.schoolCode(school)))
                        .append("I.E. Sintética ")
                        .append(names[village])
                        .append(';')
                        .append(level)
                        .append(";Pública de gestión directa;")
                        .append(zone.ubigeo())
                        .append(';')
                        .append(centro(zone, village))
                        .append(";ACTIVO\n");
            }
        }
    }

    private static String centro(Zone zone, int village) {
        return String.format(Locale.ROOT, "%s%04d", zone.ubigeo(), zone.villageCode(village));
    }

    private static int[] nationalDays(Bimester period) {
        Timeframe time = new Timeframe(period);
        int[] days = new int[Timeframe.MONTHS];
        Arrays.setAll(days, month -> SchoolCalendar.schoolDays(Days.toYearMonth(time.month(month))));
        return days;
    }
}
