package org.ayni.app.console.job;

import org.jspecify.annotations.Nullable;

/**
 * A piece of work as its owner sees it.
 *
 * @param id number of the work
 * @param state QUEUED, RUNNING, DONE, FAILED or CANCELLED
 * @param done rows done
 * @param whole rows announced
 * @param secondsLeft estimated; empty before there is something to estimate from
 * @param cause why it failed
 * @param fileName of the result, while it is kept
 * @param askedAt dd/mm/aaaa hh:mm, hour of Lima
 */
public record Job(
        long id,
        String title,
        String state,
        long done,
        long whole,
        boolean cancel,
        @Nullable Long secondsLeft,
        @Nullable String cause,
        @Nullable String fileName,
        boolean hasFile,
        String askedAt) {

    public boolean isOver() {
        return !state.equals("QUEUED") && !state.equals("RUNNING");
    }

    public boolean canRepeat() {
        return state.equals("FAILED") || state.equals("CANCELLED");
    }

    public long percent() {
        return whole == 0 ? 100 : Math.min(100, 100 * done / whole);
    }

    /** The state in words. */
    public String spanish() {
        return switch (state) {
            case "QUEUED" -> "En espera";
            case "RUNNING" -> cancel ? "Deteniéndose" : "En curso";
            case "DONE" -> "Listo";
            case "CANCELLED" -> "Cancelado";
            default -> "Falló";
        };
    }

    /** A class of badge. */
    public String tone() {
        return switch (state) {
            case "DONE" -> "good";
            case "FAILED" -> "bad";
            case "CANCELLED" -> "note";
            default -> "";
        };
    }

    /** The time left, in words. */
    public String timeLeft() {
        if (secondsLeft == null || !state.equals("RUNNING")) {
            return "";
        }
        return secondsLeft < 60 ? "falta menos de 1 minuto" : "faltan unos " + (secondsLeft + 59) / 60 + " minutos";
    }
}
