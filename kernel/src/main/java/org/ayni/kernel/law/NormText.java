package org.ayni.kernel.law;

/** A norm or public source that rules and parameters cite, from {@code law/norms.yaml}. */
public record NormText(String id, String title, String issuer, String date, String place) {}
