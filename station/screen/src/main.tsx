// Which page the path asks for: /lane/N is a lane, anything else the list of them.
import { render } from 'preact';
import { LanePage } from './lane';
import { LanesPage } from './lanes';
import './styles/base.css';
import './styles/bars.css';
import './styles/work.css';
import './styles/cards.css';
import './styles/stop.css';
import './styles/demo.css';

const lane = /^\/lane\/([^/]+)/.exec(location.pathname)?.[1];
render(lane ? <LanePage lane={lane} /> : <LanesPage />, document.getElementById('page')!);
