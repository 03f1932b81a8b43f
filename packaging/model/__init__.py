"""How the recogniser of people, bodies and places was made: `resources/model/entities.npz`."""
