package org.ayni.app.cli;

/** How a command writes its data. The names are what a person types. */
enum OutputFormat {
    table,
    csv,
    json
}
