package org.ayni.app.territory;

import java.math.BigDecimal;

/** Where a district's capital lies, WGS 84, in decimal degrees; kept as the list writes them. */
public record Coordinates(BigDecimal latitude, BigDecimal longitude) {}
