package org.ayni.app.console.job;

import org.jspecify.annotations.Nullable;

/**
 * A piece of work as its owner sees it.
 *
 * @param id number of the work
 * @param state QUEUED, RUNNING, DONE, FAILED or CANCELLED
 * @param done rows done
 * @param whole rows announced; 0 for an act that does not say
 * @param attempts how often it was begun
 * @param secondsLeft estimated; empty before there is something to estimate from
 * @param cause why it failed
 * @param fileName of the result, while it is kept
 * @param page where an act was begun and can be begun again; empty for what waits for the worker
 * @param said what an act says while it runs, then what came of it
 * @param advice what to do after an act was refused
 * @param askedAt dd/mm/aaaa hh:mm, hour of Lima
 */
public record Job(
        long id,
        String title,
        String state,
        long done,
        long whole,
        int attempts,
        boolean cancel,
        @Nullable Long secondsLeft,
        @Nullable String cause,
        @Nullable String fileName,
        boolean hasFile,
        @Nullable String page,
        String said,
        String advice,
        String askedAt) {

    public boolean isOver() {
        return !state.equals("QUEUED") && !state.equals("RUNNING");
    }

    /** An act of a page: all of it is kept or nothing, so it is not stopped half way, and a person begins it again. */
    public boolean isAct() {
        return page != null;
    }

    public boolean canCancel() {
        return !isAct() && !isOver() && !cancel;
    }

    public boolean canRepeat() {
        return !isAct() && (state.equals("FAILED") || state.equals("CANCELLED"));
    }

    /** Whether it tells how much there is to do. */
    public boolean isCounted() {
        return whole > 0 || !isAct();
    }

    public long percent() {
        return whole == 0 ? 100 : Math.min(100, 100 * done / whole);
    }

    /** The state in words. */
    public String spanish() {
        return switch (state) {
            case "QUEUED" -> "En espera";
            case "RUNNING" -> cancel ? "Deteniéndose" : attempts > 1 ? "Retomado, en curso" : "En curso";
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

    /** A line of its log. */
    static String happened(String state, int attempts, boolean cancel, boolean first) {
        return switch (state) {
            case "QUEUED" -> first ? "pedido" : "en espera otra vez";
            case "RUNNING" ->
                cancel
                        ? "se pidió detenerlo"
                        : attempts > 1 ? "retomado después de una interrupción: vez " + attempts : "empezó";
            case "DONE" -> "terminó bien";
            case "CANCELLED" -> "cancelado";
            default -> "no se pudo hacer";
        };
    }
}
