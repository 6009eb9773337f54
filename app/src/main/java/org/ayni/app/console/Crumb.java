package org.ayni.app.console;

/** A place above the page, in the line that says where one is; «Inicio» and the page itself come by themselves. */
public record Crumb(String label, String address) {}
