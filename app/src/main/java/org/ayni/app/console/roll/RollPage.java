package org.ayni.app.console.roll;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.list.ListDesk;
import org.ayni.app.console.list.ListPage;
import org.ayni.app.console.list.ListView;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestMapping;

/** The households of the roll. */
@Controller
@RequestMapping("/padron")
class RollPage extends ListPage {

    private final RollPlaces places;
    private final Clock clock;

    RollPage(ListDesk desk, RollPlaces places, Clock clock) {
        super(desk);
        this.places = places;
        this.clock = clock;
    }

    @Override
    protected ListView view(Viewer viewer, MultiValueMap<String, String> address) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return RollList.view(
                RollDay.of(address, today),
                places.choices(viewer, today, address.getOrDefault(RollList.PROVINCE, List.of())));
    }
}
