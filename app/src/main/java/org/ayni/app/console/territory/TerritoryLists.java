package org.ayni.app.console.territory;

import java.util.List;
import org.ayni.app.console.Crumb;

/** The lists of the territory, each of which leads to the others. */
public final class TerritoryLists {

    public static final List<Crumb> ALL = List.of(
            new Crumb("Distritos", "/territorio/distritos"),
            new Crumb("Centros poblados", "/territorio/centros-poblados"),
            new Crumb("Escuelas", "/territorio/escuelas"),
            new Crumb("Establecimientos de salud", "/territorio/establecimientos"));

    private TerritoryLists() {}
}
