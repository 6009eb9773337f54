package org.ayni.app.console.signin;

/** Bytes as letters and digits that a person can type into a telephone (RFC 4648, without filling). */
final class Base32 {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    static String of(byte[] bytes) {
        var text = new StringBuilder();
        int waiting = 0;
        int waitingBits = 0;
        for (byte one : bytes) {
            waiting = waiting << Byte.SIZE | one & 0xff;
            waitingBits += Byte.SIZE;
            while (waitingBits >= BITS) {
                waitingBits -= BITS;
                text.append(LETTERS.charAt(waiting >>> waitingBits & 0x1f));
            }
            waiting &= (1 << waitingBits) - 1;
        }
        if (waitingBits > 0) {
            text.append(LETTERS.charAt(waiting << BITS - waitingBits & 0x1f));
        }
        return text.toString();
    }
}
