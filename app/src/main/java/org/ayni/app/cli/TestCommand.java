package org.ayni.app.cli;

import java.util.concurrent.Callable;
import org.ayni.app.problem.Problem;
import picocli.CommandLine.Command;

/** Only here so that the help shows it: the launcher runs the tests itself, before there is a jar. */
@Command(
        name = "test",
        description = {
            "Compila todo, ejecuta todas las pruebas y muestra el resumen.",
            "No necesita nada preparado: usa su propio servidor de base de datos."
        },
        footer = {"", "Ejemplo: ./ayni test"})
final class TestCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw Problem.missing("Las pruebas se ejecutan desde la carpeta del proyecto.")
                .whatToDo("Use el programa «./ayni test» que está en esa carpeta.")
                .stop();
    }
}
