// What every page has, whatever stands in its middle.
import './menus.js';
