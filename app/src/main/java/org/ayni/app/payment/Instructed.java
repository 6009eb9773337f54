package org.ayni.app.payment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;

/**
 * What instructing did, and what now lies in the folder.
 *
 * @param newOrders orders made by this call; zero when everything was instructed before
 * @param newAmount their sum
 * @param files every file of the cycle, also those of earlier calls
 * @param obstacles how many authorised payments of the cycle still cannot be instructed, by reason
 */
public record Instructed(
        Bimester period, long newOrders, Soles newAmount, List<OrderFile> files, Map<Obstacle, Long> obstacles) {

    /**
     * A pain.001 file as it lies in the folder.
     *
     * @param sha256 of its bytes, hexadecimal
     */
    public record OrderFile(String messageId, String ut, Path path, int orders, Soles total, String sha256) {}

    public Instructed {
        files = List.copyOf(files);
        obstacles = Map.copyOf(obstacles);
    }
}
