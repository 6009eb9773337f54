package org.ayni.app.console.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.NotFound;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The tray: the person's own work in the background. */
@Controller
class JobsPage {

    private static final String ADDRESS = "/trabajos";

    private final Jobs jobs;

    JobsPage(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping(ADDRESS)
    String show(@ModelAttribute("viewer") Viewer viewer, Model model) {
        List<Job> all = jobs.of(viewer);
        jobs.saw(viewer);
        model.addAttribute("jobs", all);
        model.addAttribute("logs", jobs.logs(viewer));
        model.addAttribute("busy", !all.stream().allMatch(Job::isOver));
        return "jobs/tray";
    }

    @GetMapping(ADDRESS + "/{job}/archivo")
    ResponseEntity<Resource> file(@ModelAttribute("viewer") Viewer viewer, @PathVariable String job) {
        long id = id(job);
        Jobs.Stored file = jobs.file(viewer, id).orElseThrow(NotFound::new);
        InputStream parts = new SequenceInputStream(Collections.enumeration(IntStream.range(0, file.parts())
                .<InputStream>mapToObj(part -> new LatePart(id, part))
                .toList()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(file.bytes())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .body(new InputStreamResource(parts));
    }

    @PostMapping(ADDRESS + "/{job}/cancelar")
    String cancel(@ModelAttribute("viewer") Viewer viewer, @PathVariable String job) {
        return back(jobs.cancel(viewer, id(job)));
    }

    @PostMapping(ADDRESS + "/{job}/repetir")
    String repeat(@ModelAttribute("viewer") Viewer viewer, @PathVariable String job) {
        return back(jobs.repeat(viewer, id(job)));
    }

    private static String back(boolean done) {
        if (!done) {
            throw new NotFound();
        }
        return "redirect:" + ADDRESS;
    }

    private static long id(String job) {
        if (!job.matches("[0-9]{1,18}")) {
            throw new NotFound();
        }
        return Long.parseLong(job);
    }

    /** A part that is read from the database only when its turn comes. */
    private final class LatePart extends InputStream {

        private final long job;
        private final int part;
        private byte[] body = {};
        private int position = -1;

        LatePart(long job, int part) {
            this.job = job;
            this.part = part;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (position < 0) {
                body = jobs.part(job, part);
                position = 0;
            }
            int count = Math.min(length, body.length - position);
            if (count <= 0) {
                return length == 0 ? 0 : -1;
            }
            System.arraycopy(body, position, target, offset, count);
            position += count;
            return count;
        }
    }
}
