package org.ayni.app.console.territory;

import java.util.Map;

/** Where the tile of each territorial unit stands: about as the units lie, north above. */
final class TileMap {

    /** Side of a tile and distance to the next one, in units of the picture. */
    static final int SIDE = 94;

    static final int STEP = 100;
    static final int COLUMNS = 5;
    static final int ROWS = 8;

    /**
     * A tile.
     *
     * @param label short enough to stand on it
     */
    record Tile(int column, int row, String label) {

        public int x() {
            return column * STEP + (STEP - SIDE) / 2;
        }

        public int y() {
            return row * STEP + (STEP - SIDE) / 2;
        }
    }

    /** By code of the unit. */
    static final Map<String, Tile> TILES = Map.ofEntries(
            Map.entry("TUMBES", new Tile(0, 0, "Tumbes")),
            Map.entry("AMAZONAS-CONDORCANQUI", new Tile(2, 0, "Condorc.")),
            Map.entry("LORETO-IQUITOS", new Tile(4, 0, "Iquitos")),
            Map.entry("PIURA", new Tile(0, 1, "Piura")),
            Map.entry("CAJAMARCA", new Tile(1, 1, "Cajamar.")),
            Map.entry("AMAZONAS-BAGUA", new Tile(2, 1, "Bagua")),
            Map.entry("LORETO-YURIMAGUAS", new Tile(3, 1, "Yurimag.")),
            Map.entry("LAMBAYEQUE", new Tile(0, 2, "Lambay.")),
            Map.entry("LA-LIBERTAD", new Tile(1, 2, "La Libert.")),
            Map.entry("SAN-MARTIN", new Tile(2, 2, "S. Martín")),
            Map.entry("ANCASH", new Tile(1, 3, "Áncash")),
            Map.entry("HUANUCO", new Tile(2, 3, "Huánuco")),
            Map.entry("UCAYALI", new Tile(3, 3, "Ucayali")),
            Map.entry("LIMA-PROVINCIAS", new Tile(1, 4, "Lima prov.")),
            Map.entry("PASCO", new Tile(2, 4, "Pasco")),
            Map.entry("JUNIN", new Tile(3, 4, "Junín")),
            Map.entry("MADRE-DE-DIOS", new Tile(4, 4, "M. de Dios")),
            Map.entry("LIMA-CALLAO", new Tile(1, 5, "Lima-Call.")),
            Map.entry("HUANCAVELICA", new Tile(2, 5, "Huancav.")),
            Map.entry("AYACUCHO", new Tile(3, 5, "Ayacucho")),
            Map.entry("CUSCO", new Tile(4, 5, "Cusco")),
            Map.entry("ICA", new Tile(2, 6, "Ica")),
            Map.entry("APURIMAC", new Tile(3, 6, "Apurímac")),
            Map.entry("PUNO", new Tile(4, 6, "Puno")),
            Map.entry("AREQUIPA", new Tile(3, 7, "Arequipa")),
            Map.entry("MOQUEGUA-TACNA", new Tile(4, 7, "Moq.-Tac.")));

    private TileMap() {}
}
