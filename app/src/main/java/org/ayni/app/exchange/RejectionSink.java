package org.ayni.app.exchange;

import java.io.IOException;

/** Takes the rejected rows one by one, in line order within a file; there may be millions, so nothing may pile up. */
@FunctionalInterface
public interface RejectionSink {

    void accept(Rejection rejection) throws IOException;
}
